/** Where an issuer sends a browser back to. */
export const RETURN_PATH = '/signed-in';
