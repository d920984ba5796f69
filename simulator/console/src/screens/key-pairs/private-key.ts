// The private key of a new key pair: AWS keeps none, and neither does vpcsim. The browser saves it as a file.
export type KeyFormat = 'pem' | 'ppk';

export function keyFileName(keyName: string, format: KeyFormat): string {
  return `${keyName.replace(/[/\\:]/g, '_')}.${format}`;
}

export function saveFile(name: string, content: string) {
  const address = URL.createObjectURL(new Blob([content], {type: 'application/octet-stream'}));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads it after the click.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
