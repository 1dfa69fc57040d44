/** Receives one short line whenever something takes long enough that a person would wonder. */
export type Progress = (line: string) => void;

export const silent: Progress = () => undefined;
