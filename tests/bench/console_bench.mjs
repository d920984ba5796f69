// How long a person waits for the console, in Debian's Chromium on the loopback: the first view, and 10,000
// instances listed and filtered. `node console_bench.mjs VPCSIM` prints JSON: milliseconds, medians of the rounds.
process.env.VPCSIM = process.argv[2] ?? process.env.VPCSIM;
const {call, openBrowser, serve} = await import('../console/browser.mjs');

const rounds = 5;
const count = 10_000, atOnce = 1000;

function median(values) {
  return Math.round(values.sort((a, b) => a - b)[values.length >> 1]);
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function launch(server) {
  const image = /<imageId>([^<]*)</.exec(await call(server, 'DescribeImages'))[1];
  await call(server, 'CreateVpc', {CidrBlock: '10.0.0.0/16'});
  const vpc = /<vpcId>([^<]*)</.exec(
    await call(server, 'DescribeVpcs', {'Filter.1.Name': 'cidr', 'Filter.1.Value.1': '10.0.0.0/16'}),
  )[1];
  const subnet = /<subnetId>([^<]*)</.exec(await call(server, 'CreateSubnet', {VpcId: vpc, CidrBlock: '10.0.0.0/16'}))[1];
  for (let made = 0; made < count; made += atOnce) {
    await call(server, 'RunInstances', {
      ImageId: image,
      InstanceType: 't3.micro',
      SubnetId: subnet,
      MinCount: atOnce,
      MaxCount: atOnce,
    });
  }
}

/// From the address typed to the heading; the browser's cache is empty.
async function firstView(browser, server) {
  let page;
  const first = await timed(async () => {
    page = await browser.page(server);
    await page.getByRole('heading', {level: 1}).first().waitFor();
  });
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.context().close();
  return {first, painted};
}

/// The longest time in which the page does nothing for who uses it, while `work` goes on.
async function longestTask(page, work) {
  await page.evaluate(() => {
    window.tasks = [0];
    window.observer = new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((e) => e.duration)));
    window.observer.observe({type: 'longtask'});
  });
  await work();
  return page.evaluate(() => {
    window.observer.disconnect();
    return Math.max(...window.tasks);
  });
}

const server = await serve('--quota', 'standard_vcpus=100000', '--quota', 'network_interfaces=100000');
const browser = await openBrowser();
try {
  const views = [];
  for (let round = 0; round < rounds; ++round) views.push(await firstView(browser, server));
  await launch(server);
  const page = await browser.page(server);
  await page.getByRole('heading', {level: 1}).first().waitFor();
  const listed = await timed(async () => {
    await page.goto(`${server.url}/#/instances`);
    await page.getByText(`(${count})`).waitFor({timeout: 60_000});
  });
  const turning = [], filtering = [];
  for (let round = 0; round < rounds; ++round) {
    turning.push(
      await longestTask(page, async () => {
        await page.getByRole('button', {name: /next page/i}).click();
        await page.waitForTimeout(300);
      }),
    );
    filtering.push(
      await longestTask(page, async () => {
        await page.getByRole('combobox', {name: /^Find/}).fill(`10.0.${round}`);
        await page.waitForTimeout(500);
      }),
    );
  }
  console.log(
    JSON.stringify({
      first_view_ms: median(views.map(({first}) => first)),
      first_paint_ms: median(views.map(({painted}) => painted)),
      listed_ms: Math.round(listed),
      longest_task_turning_ms: median(turning),
      longest_task_filtering_ms: median(filtering),
    }),
  );
} finally {
  await browser.close();
  await server.stop();
}
