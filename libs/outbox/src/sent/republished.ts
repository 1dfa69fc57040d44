/** How the headers of events begin that an operator has published once more. */
export const REPUBLISHED = '{"ce_republished":"true",';
