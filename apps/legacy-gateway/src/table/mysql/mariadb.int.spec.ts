import { describeChangesOfATable } from '../legacy/changes-of-a-table.mother.js';
import { mariadbLegacy } from '../legacy/mariadb.mother.js';
import { withMariadb } from '../legacy/mariadb-server.mother.js';

withMariadb(() => describeChangesOfATable('MariaDB', mariadbLegacy, ['readerUrl']));
