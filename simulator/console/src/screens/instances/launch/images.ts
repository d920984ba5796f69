// The images that can be launched, as "Quick Start" groups and titles them: pure.
import type {ArchitectureValues, Image} from '@aws-sdk/client-ec2';

export type Family = 'amazon-linux' | 'ubuntu' | 'debian' | 'others';
export const families: readonly Family[] = ['amazon-linux', 'ubuntu', 'debian', 'others'];

/// By their owners, who don't change.
const familyOfOwner: Record<string, Family> = {
  '137112412989': 'amazon-linux',
  '099720109477': 'ubuntu',
  '136693071363': 'debian',
};

export function familyOf(image: Image): Family {
  return familyOfOwner[image.OwnerId ?? ''] ?? 'others';
}

const titles: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [/^al2023-ami-minimal-/, () => 'Amazon Linux 2023 minimal AMI'],
  [/^al2023-ami-/, () => 'Amazon Linux 2023 AMI'],
  [/^amzn2-ami-kernel-([\d.]+)-/, ([, kernel]) => `Amazon Linux 2 AMI (HVM) - Kernel ${kernel}`],
  [/^amzn2-ami-hvm-/, () => 'Amazon Linux 2 AMI (HVM)'],
  [/^ubuntu\/images\/.*-(\d+\.\d+)-(?:amd64|arm64)-server-/, ([, version]) => `Ubuntu Server ${version} LTS (HVM)`],
  [/^debian-(\d+)-/, ([, version]) => `Debian ${version} (HVM)`],
];

export function titleOfImage(image: Image): string {
  const name = image.Name ?? '';
  for (const [pattern, title] of titles) {
    const found = pattern.exec(name);
    if (found) return title(found);
  }
  return name || (image.ImageId ?? '');
}

/// Images that differ in nothing but their architecture.
export interface Release {
  title: string;
  images: Image[];
}

export function releasesOf(images: readonly Image[], family: Family): Release[] {
  const releases = new Map<string, Image[]>();
  for (const image of images) {
    if (familyOf(image) !== family) continue;
    const title = titleOfImage(image);
    releases.set(title, [...(releases.get(title) ?? []), image]);
  }
  return [...releases].map(([title, members]) => ({title, images: members})).sort(byTitle);
}

/// The newest version first, minimal ones after whole ones.
function byTitle(a: Release, b: Release): number {
  const minimal = Number(/minimal/.test(a.title)) - Number(/minimal/.test(b.title));
  return minimal || b.title.localeCompare(a.title, 'en', {numeric: true});
}

/// That of the release with this architecture, else its first.
export function imageOf(release: Release, architecture: ArchitectureValues): Image | undefined {
  return release.images.find((image) => image.Architecture === architecture) ?? release.images[0];
}
