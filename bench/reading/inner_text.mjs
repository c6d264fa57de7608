// node inner_text.mjs OUT PAGES...: the innerText of each page.html, as a copy of the whole page has it; its folder names it.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import http from 'node:http';
import net from 'node:net';
import crypto from 'node:crypto';
import { pathToFileURL } from 'node:url';

const [out, ...pages] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'innertext-'));
const chromium = spawn(process.env.CHROMIUM ?? 'chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0',
  '--host-resolver-rules=MAP * ~NOTFOUND', '--window-size=1280,2000', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
const address = await new Promise((done, fail) => {
  let said = '';
  chromium.stderr.on('data', data => { said += data; const found = said.match(/ws:\/\/[^\s]+/); if (found) done(new URL(found[0])); });
  chromium.on('exit', () => fail(new Error(said)));
});

const json = (path, method = 'GET') => new Promise((done, fail) => {
  http.request({ host: address.hostname, port: address.port, path, method }, answer => {
    let text = ''; answer.on('data', data => text += data); answer.on('end', () => done(JSON.parse(text)));
  }).on('error', fail).end();
});

// A WebSocket client of the few frames that DevTools needs; node 20 has none.
function connect(url) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((done, fail) => {
    const socket = net.connect(port, hostname, () => socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${crypto.randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`));
    let waiting = Buffer.alloc(0), isOpen = false, parts = [], next = 1;
    const calls = new Map(), heard = new Map();
    socket.on('error', fail);
    socket.on('data', data => {
      waiting = Buffer.concat([waiting, data]);
      if (!isOpen) { const end = waiting.indexOf('\r\n\r\n'); if (end < 0) return; isOpen = true; waiting = waiting.subarray(end + 4); done(client); }
      for (;;) {
        if (waiting.length < 2) return;
        let length = waiting[1] & 127, at = 2;
        if (length === 126) { if (waiting.length < 4) return; length = waiting.readUInt16BE(2); at = 4; }
        else if (length === 127) { if (waiting.length < 10) return; length = Number(waiting.readBigUInt64BE(2)); at = 10; }
        if (waiting.length < at + length) return;
        const final = waiting[0] & 128; parts.push(waiting.subarray(at, at + length)); waiting = waiting.subarray(at + length);
        if (!final) continue;
        const text = Buffer.concat(parts).toString(); parts = [];
        let message; try { message = JSON.parse(text); } catch { continue; }
        if (message.id) calls.get(message.id)?.(message); else heard.get(message.method)?.(message.params);
      }
    });
    const client = {
      send(method, params = {}) {
        const id = next++, body = Buffer.from(JSON.stringify({ id, method, params })), mask = crypto.randomBytes(4);
        const head = body.length < 126 ? Buffer.from([129, 128 | body.length]) : body.length < 65536 ? Buffer.from([129, 254, body.length >> 8, body.length & 255])
          : (() => { const wide = Buffer.alloc(10); wide[0] = 129; wide[1] = 255; wide.writeBigUInt64BE(BigInt(body.length), 2); return wide; })();
        for (let i = 0; i < body.length; i++) body[i] ^= mask[i & 3];
        socket.write(Buffer.concat([head, mask, body]));
        return new Promise(answer => calls.set(id, answer));
      },
      on: (method, hear) => heard.set(method, hear), close: () => socket.destroy(),
    };
  });
}

const target = await json('/json/new?about:blank', 'PUT');
const page = await connect(target.webSocketDebuggerUrl);
await page.send('Page.enable');
await page.send('Emulation.setScriptExecutionDisabled', { value: true });
for (const path of pages) {
  const loaded = new Promise(done => page.on('Page.loadEventFired', done));
  await page.send('Page.navigate', { url: pathToFileURL(resolve(path)).href });
  await Promise.race([loaded, new Promise(done => setTimeout(done, 15000))]);
  const { result } = await page.send('Runtime.evaluate', { expression: 'document.body ? document.body.innerText : ""', returnByValue: true });
  const name = basename(dirname(resolve(path)));
  writeFileSync(join(out, `${name}.txt`), result?.result?.value ?? '');
}
page.close(); chromium.kill();
chromium.on('exit', () => rmSync(profile, { recursive: true, force: true }));
