// A file for whoever uses the console: the browser keeps it where it keeps downloads.
export function download(fileName: string, text: string) {
  const address = URL.createObjectURL(new Blob([text]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has begun to read by then; at once would be too early for some.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
