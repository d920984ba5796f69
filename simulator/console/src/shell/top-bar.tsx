// The bar on top: region, account, language, colors and one's address.
import {useState} from 'react';
import TopNavigation, {type TopNavigationProps} from '@cloudscape-design/components/top-navigation';
import {useLive} from '../api/live';
import {href} from '../route';
import {useMyIp} from '../session/my-ip';
import {MyIpDialog} from '../session/my-ip-setting';
import {useSession, type Colors} from '../session/session';
import {defineWords, type Language} from '../words/words';
import {dashed} from './accounts';
import {AccountsDialog} from './accounts-dialog';
import {regions} from './regions';

const useWords = defineWords({
  en: {
    region: 'Region',
    account: 'Account',
    settings: 'Settings',
    myIp: 'My IP',
    language: 'Language',
    colors: 'Visual mode',
    system: 'Browser default',
    light: 'Light',
    dark: 'Dark',
    manage: 'Add or remove accounts…',
    live: 'Live',
    lost: 'No connection to vpcsim',
  },
  ja: {
    region: 'リージョン',
    account: 'アカウント',
    settings: '設定',
    myIp: 'マイ IP',
    language: '言語',
    colors: 'ビジュアルモード',
    system: 'ブラウザのデフォルト',
    light: 'ライト',
    dark: 'ダーク',
    manage: 'アカウントの追加と削除…',
    live: 'ライブ',
    lost: 'vpcsim に接続できません',
  },
});

const languageNames: Record<Language, string> = {en: 'English', ja: '日本語'};

export function TopBar() {
  const words = useWords();
  const session = useSession();
  const {connected} = useLive();
  const myIp = useMyIp();
  const [managing, setManaging] = useState(false);
  const [placing, setPlacing] = useState(false);

  const chooseAccount = (id: string) => (id === 'manage' ? setManaging(true) : session.change({account: id}));
  const chooseSetting = (id: string) => {
    const [what, value] = id.split(':') as [string, string];
    if (what === 'language') session.change({language: value as Language});
    if (what === 'colors') session.change({colors: value as Colors});
    if (what === 'my-ip') setPlacing(true);
  };

  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'button',
      text: connected ? words.live : words.lost,
      iconName: connected ? 'status-positive' : 'status-warning',
      href: href('calls'),
    },
    {
      type: 'menu-dropdown',
      text: session.region,
      ariaLabel: `${words.region}: ${session.region}`,
      items: regions.map((region) => ({id: region.name, text: region[session.language], description: region.name})),
      onItemClick: ({detail}) => session.change({region: detail.id}),
    },
    {
      type: 'menu-dropdown',
      text: dashed(session.account),
      ariaLabel: `${words.account}: ${dashed(session.account)}`,
      iconName: 'user-profile',
      items: [
        ...session.accounts.map((account) => ({id: account, text: dashed(account)})),
        {id: 'manage', text: words.manage},
      ],
      onItemClick: ({detail}) => chooseAccount(detail.id),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: words.settings,
      title: words.settings,
      items: [
        {
          id: 'languages',
          text: words.language,
          items: Object.entries(languageNames).map(([id, text]) => ({id: `language:${id}`, text})),
        },
        {
          id: 'modes',
          text: words.colors,
          items: (['system', 'light', 'dark'] as const).map((id) => ({id: `colors:${id}`, text: words[id]})),
        },
        {id: 'my-ip', text: `${words.myIp}: ${myIp}`},
      ],
      onItemClick: ({detail}) => chooseSetting(detail.id),
    },
  ];
  return (
    <>
      <TopNavigation identity={{href: '#/', title: 'vpcsim'}} utilities={utilities} />
      {placing && <MyIpDialog close={() => setPlacing(false)} />}
      {managing && <AccountsDialog close={() => setManaging(false)} />}
    </>
  );
}
