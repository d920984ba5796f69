// Words for a POSIX shell, in which ids that have become known are variables.

/// Ids and the variables that hold them.
export type Variables = ReadonlyMap<string, string>;

/// Anything that looks like the id of a resource: "vpc-0a1b2c3d4e5f60718", "rtbassoc-1a2b3c4d".
const id = /\b[a-z]+(?:-[a-z]+)*-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g;

export function idsIn(text: string): string[] {
  return text.match(id) ?? [];
}

/// `vpc-1` is `"$VPC_A"` once it is known; what a shell would take for its own is quoted.
export function shellWord(text: string, variables: Variables = new Map()): string {
  if (!idsIn(text).some((one) => variables.has(one))) return plainWord(text);
  const quoted = text.replace(/["$`\\]/g, (sign) => `\\${sign}`);
  const filled = quoted.replace(id, (one) => {
    const variable = variables.get(one);
    return variable === undefined ? one : `$${variable}`;
  });
  return `"${filled}"`;
}

function plainWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/// What a shell or the CLI reads for itself.
const reserved =
  /^(PATH|HOME|IFS|PWD|OLDPWD|SHELL|USER|LOGNAME|E?UID|PPID|LANG|TERM|HOSTNAME|RANDOM|SECONDS|LINENO|REPLY|GROUPS|OPT\w+|PS\d|ENDPOINT|ANSWER|(AWS|BASH|LC|LD|HIST|PYTHON)\w*)$/;

/// A name that may stand for a variable, made of what a resource is called: "vpc-a" is VPC_A. Empty if nothing is
/// left of it.
export function variableName(called: string): string {
  const name = called
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (/^[0-9]/.test(name)) return `_${name}`;
  return reserved.test(name) ? `${name}_ID` : name;
}
