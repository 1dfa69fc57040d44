/** The line that Docker lacks when no engine answers. The client is loaded only when it is asked for. */
export async function missingDocker(): Promise<readonly string[]> {
  try {
    await dockerHost();
    return [];
  } catch {
    return ['No Docker engine answers: start one'];
  }
}

/** Host under which the engine's published ports are reached. */
export async function dockerHost(): Promise<string> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { info } = await getContainerRuntimeClient();
  return info.containerRuntime.host;
}
