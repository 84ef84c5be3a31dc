/** Numbers as a person reads them. */

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const money = (amount: number): string =>
  `$${amount.toLocaleString("en", Number.isInteger(amount) ? {} : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** Two decimals, without the zero before the point: .84, 1.00. */
export const decimal = (value: number): string => value.toFixed(2).replace(/^(-?)0\./, "$1.");
