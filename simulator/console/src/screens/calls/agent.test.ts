import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clientOf} from './agent';

test('clients are known by what they send', () => {
  const rows: [agent: string, name: string, version?: string][] = [
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36', 'console', undefined],
    ['aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12 command/ec2.create-vpc', 'AWS CLI', '2.9.19'],
    ['Boto3/1.26.27 Python/3.11.2 Linux/6.1 Botocore/1.29.27', 'boto3', '1.26.27'],
    ['APN/1.0 HashiCorp/1.0 Terraform/1.5.7 (+https://www.terraform.io) terraform-provider-aws/5.0 aws-sdk-go/1.44', 'Terraform', '1.5.7'],
    ['aws-sdk-go-v2/1.24.0 os/linux lang/go#1.21.5', 'SDK for Go', '1.24.0'],
    ['vpcsim', 'vpcsim', undefined],
    ['my-tool/3', 'my-tool', undefined],
    ['', '', undefined],
  ];
  for (const [agent, name, version] of rows) {
    const client = clientOf(agent);
    assert.deepEqual([client.name, client.version], [name, version]);
  }
});
