// Account ids as they are typed and shown.

/// "1234-5678-9012", as AWS's console shows it.
export function dashed(account: string): string {
  return account.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}

/// The 12 digits, typed with dashes or without.
export function accountFrom(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{12}$/.test(digits) ? digits : undefined;
}
