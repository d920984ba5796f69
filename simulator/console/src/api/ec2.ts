// The EC2 API, as everybody calls it: at the address that the page came from, by AWS's own client.
import {EC2Client} from '@aws-sdk/client-ec2';

/// Whose call it is and where it goes.
export interface Home {
  account: string;
  region: string;
}

const clients = new Map<string, EC2Client>();

/// An access key id of 12 digits is that account (README, "Any credentials do").
export function ec2(home: Home): EC2Client {
  const name = `${home.account}/${home.region}`;
  const known = clients.get(name);
  if (known) return known;
  const client = new EC2Client({
    endpoint: import.meta.env.DEV ? `${location.origin}/ec2` : location.origin,
    region: home.region,
    credentials: {accessKeyId: home.account, secretAccessKey: 'vpcsim-console'},
    maxAttempts: 1, // a learner is to see each answer
  });
  clients.set(name, client);
  return client;
}

/// What the API said: AWS's code and message.
export interface ApiError {
  code: string;
  message: string;
}

export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof Error) {
    const code = 'Code' in thrown && typeof thrown.Code === 'string' ? thrown.Code : thrown.name;
    return {code, message: thrown.message};
  }
  return {code: 'Error', message: String(thrown)};
}
