/** `R-26-` and the last eight hexadecimal digits of the payment's id, which are random. */
export const receiptNumber = (paymentId: string, paidAt: Date) =>
  `R-${paidAt.toISOString().slice(2, 4)}-${paymentId.slice(-8).toUpperCase()}`;
