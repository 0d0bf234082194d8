/** Loads what reads the shelves of the device, so that they can be read without a connection, too. */
export const prepareReading = (): void => void import('idb').catch(() => undefined);
