/** What every program may need of its surroundings, and the settings that a run's caller may give to all services. */
const passedOn =
  /^(PATH|HOME|USER|LANG|LC_ALL|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|LOG_LEVEL|KAFKA_CLIENT|OTEL_.*|SOURCES_DIR|MAPPINGS_DIR|DESTINATIONS_DIR|OUTBOUND_FOLDER)$/i;

/** The environment of a service: its own configuration, and nothing of ours that could be taken for it. */
export function appEnvironment(own: Readonly<Record<string, string>>, port: number): NodeJS.ProcessEnv {
  const surroundings = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  return { ...Object.fromEntries(surroundings), NODE_ENV: 'production', ...own, HTTP_PORT: String(port) };
}
