/** Numbers as a person reads them. */

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const money = (amount: number): string =>
  `$${amount.toLocaleString("en", Number.isInteger(amount) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** Two decimals, as the charts and the kernel's sentences have them: 0.84, 1.00. */
export const decimal = (value: number): string => value.toFixed(2);

/** What follows on a share done: `, about 2 min left`; nothing where the seconds are not known. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return "";
  if (seconds <= 50) return `, about ${Math.ceil(seconds / 10) * 10} s left`;
  if (seconds <= 90 * 60) return `, about ${Math.max(1, Math.round(seconds / 60))} min left`;
  return `, about ${Math.round(seconds / 3600)} h left`;
}
