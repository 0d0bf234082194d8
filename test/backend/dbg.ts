import { CALM, World } from './world.ts';
const [seed, steps, bad] = JSON.parse(process.argv[2]!);
const world = new World(seed, process.argv[3] !== 'nolocks');
  await world.open();
  world.faults = bad;
  let sent = 0; let target='';
  const orig = world.shelves.set.bind(world.shelves), del = world.shelves.delete.bind(world.shelves);
  world.shelves.set = ((k: string, v: any) => { if (!k.startsWith('leases')) console.log(world.time % 1e7, 'SET', k, JSON.stringify(v)?.slice(0, 330)); return orig(k, v); }) as any;
  world.shelves.delete = ((k: string) => { if (world.shelves.has(k)&& !k.startsWith('leases')) console.log(world.time % 1e7, 'DEL', k); return del(k); }) as any;
  for (const now of steps) {
    const one = 'tab' in now ? world.tabs[now.tab % Math.max(1, world.tabs.length)] : undefined;
    console.log(world.time % 1e7, 'STEP', JSON.stringify(now));
    if (now.do === 'wait') await world.run(now.ms);
    else if (now.do === 'open' || !one) await Promise.all([world.open(), world.run(10)]);
    else if (now.do === 'send') { const d = world.send(one, `case ${sent++}`, now.files, now.bad); console.log(sent - 1, d.key); const n=sent-1; one.outbox.watch((k, s) => k === d.key && console.log(world.time % 1e7, 'STATE', n, JSON.stringify(s).slice(0, 300))); }
    else if (now.do === 'kill') world.kill(one);
    else one.window.dispatchEvent(new Event(now.do === 'online' ? 'online' : 'visibilitychange'));
  }
  world.faults = CALM; console.log('CALM');
  await Promise.all([world.open(), world.run(86400000 / 4)]);
