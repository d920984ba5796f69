// Values as the AWS CLI takes them: its shorthand where that is safe, JSON where it isn't.
import type {Value} from './wire-parameters';

/// What shorthand takes without quotes: neither its own signs nor spaces.
const plain = /^[\w.:/*@+-]+$/;

function isPlain(value: Value): boolean {
  if (typeof value === 'string') return plain.test(value);
  if (Array.isArray(value)) return value.length > 0 && value.every(isPlain);
  if (typeof value !== 'object') return true;
  const members = Object.values(value);
  return members.length > 0 && members.every(isPlain);
}

function inner(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(inner).join(',')}]`;
  return typeof value === 'object' ? `{${pairs(value)}}` : String(value);
}

function pairs(value: {[member: string]: Value}): string {
  return Object.entries(value)
    .map(([name, member]) => `${name}=${inner(member)}`)
    .join(',');
}

/// The words of one option's value.
export function valueWords(value: Value): string[] {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) return value.map(String);
    return isPlain(value) ? value.flatMap(valueWords) : [JSON.stringify(value)];
  }
  if (typeof value !== 'object') return [String(value)];
  return [isPlain(value) ? pairs(value) : JSON.stringify(value)];
}
