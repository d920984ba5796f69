// The form "Launch an instance" while it is filled in: what was chosen, and for the rest AWS's defaults, which
// depend on what the account has.
import type {
  ArchitectureValues,
  Image,
  InstanceTypeInfo,
  KeyPairInfo,
  SecurityGroup,
  Subnet,
  Vpc,
  _InstanceType,
} from '@aws-sdk/client-ec2';
import {families, imageOf, releasesOf} from './images';
import {nextGroupName, openRule, type Firewall, type LaunchForm} from './launch-request';

/// What there is to choose from.
export interface Offer {
  images: Image[];
  types: InstanceTypeInfo[];
  keys: KeyPairInfo[];
  vpcs: Vpc[];
  subnets: Subnet[];
  groups: SecurityGroup[];
}

/// Absent: not chosen.
export type Chosen = Partial<Omit<LaunchForm, 'firewall'>> & {firewall?: Partial<Firewall>};

function defaultImage(offer: Offer): Image | undefined {
  for (const family of families) {
    const [release] = releasesOf(offer.images, family);
    if (release) return imageOf(release, 'x86_64');
  }
  return undefined;
}

export function architecturesOf(type: InstanceTypeInfo): readonly string[] {
  return type.ProcessorInfo?.SupportedArchitectures ?? [];
}

/// Those that the image's architecture runs on.
export function typesFor(offer: Offer, architecture: ArchitectureValues): InstanceTypeInfo[] {
  const fit = offer.types.filter((type) => architecturesOf(type).includes(architecture));
  return fit.sort((a, b) => familyRank(a) - familyRank(b) || memoryOf(a) - memoryOf(b));
}

const familyOrder = ['t3', 't4g', 't2'];

function familyRank(type: InstanceTypeInfo): number {
  const place = familyOrder.indexOf(type.InstanceType?.split('.')[0] ?? '');
  return place === -1 ? familyOrder.length : place;
}

function memoryOf(type: InstanceTypeInfo): number {
  return type.MemoryInfo?.SizeInMiB ?? 0;
}

function typeFor(offer: Offer, architecture: ArchitectureValues, chosen: _InstanceType | undefined): _InstanceType {
  const fit = typesFor(offer, architecture);
  const wanted = chosen ?? 't3.micro';
  const found = fit.find((type) => type.InstanceType === wanted) ?? fit.find(isMicro) ?? fit[0];
  return found?.InstanceType ?? wanted;
}

function isMicro(type: InstanceTypeInfo): boolean {
  return type.InstanceType?.endsWith('.micro') ?? false;
}

export function architectureOf(image: Image | undefined): ArchitectureValues {
  return image?.Architecture ?? 'x86_64';
}

/// Only a default VPC takes "No preference".
export function isDefaultVpc(offer: Offer, vpc: string): boolean {
  return offer.vpcs.some((one) => one.VpcId === vpc && one.IsDefault);
}

export function subnetsOf(offer: Offer, vpc: string): Subnet[] {
  return offer.subnets.filter((subnet) => subnet.VpcId === vpc);
}

/// Whether the subnet gives public addresses, if nothing else is asked for.
export function givesPublicIp(offer: Offer, form: LaunchForm): boolean {
  const there = subnetsOf(offer, form.vpc);
  const subnet = there.find((one) => (form.subnet === '' ? one.DefaultForAz : one.SubnetId === form.subnet));
  return subnet?.MapPublicIpOnLaunch ?? false;
}

/// `now` is in the new group's description, as AWS's console has it.
export function completed(chosen: Chosen, offer: Offer, now: string): LaunchForm {
  const image = offer.images.find((one) => one.ImageId === chosen.image) ?? defaultImage(offer);
  const vpc = chosen.vpc ?? (offer.vpcs.find((one) => one.IsDefault) ?? offer.vpcs[0])?.VpcId ?? '';
  const [firstSubnet] = subnetsOf(offer, vpc);
  const name = chosen.firewall?.name ?? nextGroupName(offer.groups.filter((group) => group.VpcId === vpc));
  return {
    name: chosen.name ?? '',
    tags: chosen.tags ?? [],
    image: image?.ImageId ?? '',
    type: typeFor(offer, architectureOf(image), chosen.type),
    key: chosen.key,
    vpc,
    subnet: chosen.subnet ?? (isDefaultVpc(offer, vpc) ? '' : (firstSubnet?.SubnetId ?? '')),
    publicIp: chosen.publicIp ?? 'subnet',
    firewall: {
      create: chosen.firewall?.create ?? true,
      name,
      description: chosen.firewall?.description ?? `${name} created ${now}`,
      rules: chosen.firewall?.rules ?? [openRule('SSH/tcp')],
      existing: chosen.firewall?.existing ?? [],
    },
    privateIp: chosen.privateIp ?? '',
    userData: chosen.userData ?? '',
    count: chosen.count ?? '1',
  };
}
