/** Replaced by the embedded stores. */
export default function setUp(): void {
  if (!process.env['DATABASE_URL']) throw new Error('DATABASE_URL is not set');
}
