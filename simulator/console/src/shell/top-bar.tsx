// The bar on top: region, account, language and colors.
import TopNavigation, {type TopNavigationProps} from '@cloudscape-design/components/top-navigation';
import {useLive} from '../api/live';
import {href} from '../route';
import {useSession, type Colors} from '../session/session';
import {defineWords, type Language} from '../words/words';
import {regions} from './regions';

const useWords = defineWords({
  en: {
    region: 'Region',
    account: 'Account',
    settings: 'Settings',
    language: 'Language',
    colors: 'Visual mode',
    system: 'Browser default',
    light: 'Light',
    dark: 'Dark',
    another: 'Use another account…',
    askAccount: 'Account ID (12 digits)',
    live: 'Live',
    lost: 'No connection to vpcsim',
  },
  ja: {
    region: 'リージョン',
    account: 'アカウント',
    settings: '設定',
    language: '言語',
    colors: 'ビジュアルモード',
    system: 'ブラウザのデフォルト',
    light: 'ライト',
    dark: 'ダーク',
    another: '別のアカウントを使用…',
    askAccount: 'アカウント ID (12 桁)',
    live: 'ライブ',
    lost: 'vpcsim に接続できません',
  },
});

const languageNames: Record<Language, string> = {en: 'English', ja: '日本語'};

function dashed(account: string) {
  return account.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}

export function TopBar() {
  const words = useWords();
  const session = useSession();
  const {connected} = useLive();

  const chooseAccount = (id: string) => {
    if (id !== 'another') return session.change({account: id});
    const given = (window.prompt(words.askAccount) ?? '').replaceAll('-', '').trim();
    if (/^\d{12}$/.test(given))
      session.change({account: given, accounts: [...new Set([...session.accounts, given])]});
  };
  const chooseSetting = (id: string) => {
    const [what, value] = id.split(':') as [string, string];
    if (what === 'language') session.change({language: value as Language});
    if (what === 'colors') session.change({colors: value as Colors});
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
        {id: 'another', text: words.another},
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
      ],
      onItemClick: ({detail}) => chooseSetting(detail.id),
    },
  ];
  return <TopNavigation identity={{href: '#/', title: 'vpcsim'}} utilities={utilities} />;
}
