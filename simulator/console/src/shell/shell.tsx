// Around every screen: the top bar, the navigation, notices, and the place for a split panel.
import {Suspense, useState} from 'react';
import AppLayout from '@cloudscape-design/components/app-layout';
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import SideNavigation, {type SideNavigationProps} from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import {useLessonDrawer} from '../lesson/use-lesson-drawer';
import {href, useRoute} from '../route';
import {screens, type Screen, type Section} from '../screen';
import {useSession} from '../session/session';
import {defineWords, pick, type Language} from '../words/words';
import {ErrorBoundary} from './error-boundary';
import {NoticesBar} from './notices';
import {CrumbsContext, type Crumb} from './page';
import {SplitPanelContext, useSplitPanelSlot} from './split-panel';
import {TopBar} from './top-bar';
import {VpcFilterSelect} from './vpc-filter';

const useWords = defineWords({
  en: {
    sections: {
      vpc: 'Virtual private cloud',
      security: 'Security',
      analysis: 'Network analysis',
      compute: 'Instances',
      learn: 'Learn',
      emulator: 'Emulator',
    } satisfies Record<Section, string>,
    navigation: 'Navigation',
    nothing: 'There is no such page.',
    breadcrumbs: 'Breadcrumbs',
    notifications: 'Notifications',
  },
  ja: {
    sections: {
      vpc: '仮想プライベートクラウド',
      security: 'セキュリティ',
      analysis: 'ネットワーク分析',
      compute: 'インスタンス',
      learn: '学習',
      emulator: 'エミュレーター',
    },
    navigation: 'ナビゲーション',
    nothing: 'そのページはありません。',
    breadcrumbs: 'パンくずリスト',
    notifications: '通知',
  },
});

const firstScreen = 'dashboard';
const sectionOrder: readonly Section[] = ['learn', 'vpc', 'security', 'compute', 'analysis', 'emulator'];

function navigationItems(
  language: Language,
  names: Record<Section, string>,
): SideNavigationProps['items'] {
  const link = (screen: Screen) => ({
    type: 'link' as const,
    text: pick(screen.title, language),
    href: href(screen.path),
  });
  return sectionOrder.flatMap((section) => {
    // The dashboard is the navigation's header.
    const items = screens.filter((screen) => screen.section === section && screen.path !== firstScreen).map(link);
    return items.length === 0 ? [] : [{type: 'section' as const, text: names[section], items}];
  });
}

export function Shell() {
  const words = useWords();
  const {language, account, region} = useSession();
  const route = useRoute();
  const [navigationOpen, setNavigationOpen] = useState(window.innerWidth > 900);
  const slot = useSplitPanelSlot();
  const lessonDrawer = useLessonDrawer();
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  const here = route.path[0] ?? firstScreen;
  const screen = screens.find((one) => one.path === here);
  return (
    <>
      <div id="top-bar" style={{position: 'sticky', insetBlockStart: 0, zIndex: 1002}}>
        <TopBar />
      </div>
      <SplitPanelContext.Provider value={slot.setPanel}>
        <CrumbsContext.Provider value={setCrumbs}>
          <AppLayout
            headerSelector="#top-bar"
            toolsHide
            {...lessonDrawer}
            navigationOpen={navigationOpen}
            onNavigationChange={({detail}) => setNavigationOpen(detail.open)}
            navigation={
              <SideNavigation
                header={{text: pick({en: 'VPC dashboard', ja: 'VPC ダッシュボード'}, language), href: href(firstScreen)}}
                activeHref={href(here)}
                itemsControl={<VpcFilterSelect />}
                items={navigationItems(language, words.sections)}
              />
            }
            breadcrumbs={
              crumbs.length > 0 && <BreadcrumbGroup ariaLabel={words.breadcrumbs} items={[...crumbs]} />
            }
            ariaLabels={{navigation: words.navigation, notifications: words.notifications}}
            notifications={<NoticesBar />}
            stickyNotifications
            splitPanel={slot.panel ?? undefined}
            splitPanelOpen={slot.panel !== null && slot.open}
            onSplitPanelToggle={({detail}) => slot.setOpen(detail.open)}
            splitPanelSize={slot.size}
            onSplitPanelResize={({detail}) => slot.setSize(detail.size)}
            splitPanelPreferences={slot.preferences}
            onSplitPanelPreferencesChange={({detail}) => slot.setPreferences(detail)}
            content={
              <Suspense fallback={<Spinner size="large" />}>
                {screen ? (
                  <ErrorBoundary place={route.path.join('/')}>
                    {/* A screen of another account, region or kind starts anew. */}
                    <screen.component
                      key={`${here}/${account}/${region}`}
                      path={route.path.slice(1)}
                      query={route.query}
                    />
                  </ErrorBoundary>
                ) : (
                  <Box padding="xxl">{words.nothing}</Box>
                )}
              </Suspense>
            }
          />
        </CrumbsContext.Provider>
      </SplitPanelContext.Provider>
    </>
  );
}
