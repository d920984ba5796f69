// The emulator's own controls, under /_vpcsim: see README, "Control".
import type {Home} from './ec2';

export class ControlError extends Error {
  override name = 'vpcsim'; // who says so
}

async function askForText(method: string, path: string, body?: string): Promise<string> {
  const response = await fetch(`/_vpcsim${path}`, {
    method,
    headers: body === undefined ? {} : {'Content-Type': 'application/json'},
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new ControlError(JSON.parse(text).error.message);
  return text;
}

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  return JSON.parse(await askForText(method, path, body === undefined ? undefined : JSON.stringify(body)));
}

export const control = {
  get: <Answer>(path: string) => ask<Answer>('GET', path),
  post: <Answer>(path: string, body: unknown) => ask<Answer>('POST', path, body),
  put: <Answer>(path: string, body: unknown) => ask<Answer>('PUT', path, body),
  delete: <Answer>(path: string) => ask<Answer>('DELETE', path),
  text: askForText, ///< for documents that aren't looked into here
};

/// Accounts and regions that somebody has called.
export const homes = () => control.get<{homes: Home[]}>('/homes');

/// One call of the API, whoever made it.
export interface Call extends Home {
  number: number; ///< they count up, from 1
  at: string; ///< on the virtual clock
  caller: string; ///< "arn:aws:iam::123456789012:root"
  agent: string; ///< the User-Agent that was sent
  service: 'ec2' | 'sts' | 'iam' | 'ssm' | 'vpcsim'; ///< "vpcsim": the emulator's own controls
  action: string;
  writes: boolean; ///< an action that changes something, had it not been refused
  parameters: [name: string, value: string][]; ///< as in the form; secrets are left out
  status: number;
  error?: {code: string; message: string};
  ids: string[]; ///< of what a write answered
  request_id: string;
}

export interface NetworkObstacle {
  code: string;
  at: string;
  reason: string;
  remedy: string;
}

/// A connection that was made or turned away.
export interface NetworkEvent {
  number: number;
  at: string;
  what: string;
  from: string;
  to: string;
  port: number;
  detail: string;
  obstacles: NetworkObstacle[];
  text: string;
}
