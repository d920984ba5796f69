// A subnet that is going to be created.
import type {EditedTag} from '../../resource/tags';

export interface Draft {
  key: number;
  zone: string; ///< '': no preference
  cidr: string;
  ipv6: string;
  tags: EditedTag[];
}

export function emptyDraft(key: number): Draft {
  return {key, zone: '', cidr: '', ipv6: '', tags: []};
}

export type DraftField = 'cidr' | 'ipv6' | 'zone';
