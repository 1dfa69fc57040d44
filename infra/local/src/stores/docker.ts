/** Whether a Docker engine answers. The client is loaded only when it is asked for. */
export async function dockerAnswers(): Promise<boolean> {
  try {
    await dockerHost();
    return true;
  } catch {
    return false;
  }
}

/** Host under which the engine's published ports are reached. */
export async function dockerHost(): Promise<string> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { info } = await getContainerRuntimeClient();
  return info.containerRuntime.host;
}
