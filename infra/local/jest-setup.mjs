/** Jest global set-up; the embedded stores come here. */
export default function setUp() {
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set');
}
