import { z } from 'zod';

/** How the gateway signs in. Secrets lie in files, which are read for every connection. */
const SignIn = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('password'), passwordFile: z.string().min(1) }),
  z.strictObject({
    with: z.literal('key'),
    keyFile: z.string().min(1),
    passphraseFile: z.string().min(1).optional(),
  }),
]);

/** What tells that a remote file is whole. */
const Complete = z.discriminatedUnion('by', [
  /** `<name>.done` lies beside it. */
  z.strictObject({ by: z.literal('marker') }),
  /** It gets its name when it is whole; `pattern` does not fit the name it has before. */
  z.strictObject({ by: z.literal('rename') }),
  /** Size and time stay the same for so long, seconds of the gateway's clock. */
  z.strictObject({ by: z.literal('stable'), seconds: z.int().min(1).max(86_400) }),
]);

/** What becomes of a remote file that was fetched. */
const After = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('delete') }),
  /** `to`: a folder of the same server that is there. */
  z.strictObject({ do: z.literal('move'), to: z.string().min(1) }),
  /** Nothing: the account may only read. A file comes again when its size or time changes. */
  z.strictObject({ do: z.literal('keep') }),
]);

/** What a source declares of the SFTP server that its files are fetched from. */
export const SftpCollect = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(22),
  user: z.string().min(1),
  signIn: SignIn,
  /** Of the server's key, as `ssh-keygen -l` shows it: `SHA256:` and 43 characters. Another key is refused. */
  hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'must be SHA256: and 43 characters of base64'),
  /** Remote folder; folders in it are not looked into. */
  folder: z.string().min(1),
  /** Names of files to take: `*` stands for any characters, `?` for one. */
  pattern: z
    .string()
    .max(200)
    .regex(/^[^*]+$|^([^*]*\*){1,3}[^*]*$/, 'must have characters, and three asterisks at most')
    .default('*'),
  complete: Complete,
  after: After,
  /** Pause between two looks, seconds; it varies by a tenth. */
  everySeconds: z.int().min(1).max(86_400).default(30),
  /** Larger files are left where they are, and reported. */
  maxBytes: z.int().min(1).default(4_294_967_296),
});
export type SftpCollect = z.output<typeof SftpCollect>;
