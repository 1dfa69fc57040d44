/** Name of the Kafka cluster, and of the namespace of everything. */
export const CLUSTER = 'kervan';

/** Where the scaler, which is in a namespace of its own, reaches the brokers. */
export const BOOTSTRAP = 'kervan-kafka-bootstrap.kervan.svc:9093';

/** Of the brokers: the scaler speaks it. */
export const KAFKA_VERSION = '4.3.1';

/** Where services reach PostgreSQL, and the certificate that they trust. */
export const POSTGRES = 'kervan-postgres-rw:5432';
export const POSTGRES_CA = '/run/secrets/kervan/postgres-ca.crt';

/** What the scaler logs in as. */
export const SCALER = 'keda';

/** Labels of an object that belongs to one app. */
export function labelsOf(app: string): Record<string, string> {
  return { 'app.kubernetes.io/name': app };
}
