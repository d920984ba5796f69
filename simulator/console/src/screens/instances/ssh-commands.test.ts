import assert from 'node:assert/strict';
import {test} from 'node:test';
import {configCommands, jumpCommands, sshCommand, type SshInstance} from './ssh-commands';

const own = 'http://127.0.0.1:4566';
const inside: SshInstance = {
  instance_id: 'i-2',
  name: 'ec2-b',
  account: '123456789012',
  region: 'us-east-1',
  key_name: 'access',
  user: 'ec2-user',
  private_ip: '10.1.1.5',
};
const outside: SshInstance = {...inside, instance_id: 'i-1', name: 'ec2-a', public_ip: '127.64.0.1', port: 22};

test('to port 22, nothing is said about it', () =>
  assert.equal(sshCommand(outside, own), 'ssh -i "access.pem" ec2-user@127.64.0.1'));

test('to the port that the emulator got', () =>
  assert.equal(sshCommand({...outside, port: 2222}, own), 'ssh -i "access.pem" -p 2222 ec2-user@127.64.0.1'));

test('by connect, where the emulator got none', () =>
  assert.equal(
    sshCommand({...outside, port: undefined}, 'http://127.0.0.1:4600'),
    'ssh -i "access.pem" -o ProxyCommand="vpcsim connect --endpoint http://127.0.0.1:4600 %h %p" ec2-user@127.64.0.1',
  ));

test('through another instance, with the keys of both', () =>
  assert.deepEqual(jumpCommands(inside, {...outside, key_name: 'other', port: 2222}), [
    'ssh-add "other.pem" "access.pem"',
    'ssh -J ec2-user@127.64.0.1:2222 ec2-user@10.1.1.5',
  ]));

test('by a configuration, under its name if that is one for ssh', () => {
  assert.deepEqual(configCommands(outside, own), [
    'vpcsim ssh-config --identity "access.pem" > vpcsim.conf',
    'ssh -F vpcsim.conf ec2-a',
  ]);
  assert.equal(configCommands({...outside, name: 'my web server'}, own)[1], 'ssh -F vpcsim.conf i-1');
});

test("a key's name is quoted for the shell", () =>
  assert.match(sshCommand({...outside, key_name: 'my "key" $HOME'}, own), /-i "my \\"key\\" \\\$HOME\.pem"/));
