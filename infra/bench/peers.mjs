// The same invoices drawn by headless Chromium, its page kept warm, and by pdfkit: medians in milliseconds, as JSON.
// node peers.mjs <folder of invoices as .html and .json> <folder of node_modules> <fonts>

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, modules, fonts] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "index.js"));
const WARM_UP = 3;
const names = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
const groups = new Map();
for (const name of names) {
  const group = name.replace(/-\d+\.json$/, "");
  groups.set(group, [...(groups.get(group) ?? []), name]);
}

async function medians(draw, languages) {
  const result = {};
  for (const [group, files] of groups) {
    if (!languages.some((language) => group.startsWith(language))) continue;
    const times = [];
    for (const [index, name] of files.entries()) {
      const path = join(folder, name);
      const facts = JSON.parse(readFileSync(path, "utf8"));
      const html = readFileSync(path.replace(/json$/, "html"), "utf8");
      const started = process.hrtime.bigint();
      const pdf = await draw(facts, html);
      const taken = Number(process.hrtime.bigint() - started) / 1e6;
      if (pdf.length < 5_000) throw new Error(`${name}: ${pdf.length} bytes are no invoice`);
      if (index >= WARM_UP) times.push(taken);
      else writeFileSync(path.replace(/json$/, `${draw.name}.pdf`), pdf);
    }
    times.sort((one, other) => one - other);
    result[group] = times[Math.floor(times.length / 2)];
  }
  return result;
}

async function chromium() {
  const puppeteer = require("puppeteer-core");
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const options = ["--no-sandbox", "--allow-file-access-from-files", "--disable-gpu"];
  const browser = await puppeteer.launch({ executablePath: path, args: options, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(`file://${join(folder, names[0].replace(/json$/, "html"))}`);
    return await medians(async function chromium(_, html) {
      await page.setContent(html, { waitUntil: "load" });
      return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    }, ["da", "ar"]);
  } finally {
    await browser.close();
  }
}

// Danish only: it has neither right-to-left layout nor a second font for what the first lacks.
function pdfkit() {
  const PDFDocument = require("pdfkit");
  const file = (name) => readFileSync(join(fonts, name));
  const faces = { Regular: file("FakturaSans-Regular.ttf"), SemiBold: file("FakturaSans-SemiBold.ttf") };
  return medians(function pdfkit(facts) {
    const drawn = new PDFDocument({ size: "A4", margin: 45, subset: "PDF/A-3b", pdfVersion: "1.7", tagged: true, lang: facts.language, info: { Title: facts.id } });
    const parts = [];
    drawn.on("data", (part) => parts.push(part));
    const done = new Promise((finish) => drawn.on("end", () => finish(Buffer.concat(parts))));
    drawn.registerFont("regular", faces.Regular);
    drawn.registerFont("bold", faces.SemiBold);
    const put = (text, x, y, width, options = {}) =>
      drawn.font(options.bold ? "bold" : "regular").fontSize(options.size ?? 9).fillColor(options.color ?? "#1a1d24").text(String(text), x, y, { width, align: options.align ?? "left", lineGap: 2 });
    put(facts.from[0], 45, 45, 280, { size: 13, bold: true });
    put(facts.title, 340, 45, 210, { size: 20, bold: true, color: "#124e8c", align: "right" });
    put(facts.id, 340, 72, 210, { bold: true, align: "right" });
    facts.from.forEach((line, index) => put(line, 45, 110 + 12.3 * index, 160));
    facts.to.forEach((line, index) => put(line, 220, 110 + 12.3 * index, 160));
    [[facts.number, facts.id], [facts.date, "21.11.2026"], [facts.due, "05.12.2026"]].forEach(([name, value], index) => {
      put(name, 395, 110 + 12.3 * index, 70, { size: 7.5, color: "#5d6573" });
      put(value, 460, 110 + 12.3 * index, 90, { align: "right" });
    });
    const columns = [[45, 70], [120, 190], [315, 55], [375, 60], [440, 35], [480, 70]];
    const row = (cells, y, options) => cells.forEach((cell, index) => put(cell, ...[columns[index][0], y, columns[index][1]], { ...options, align: index > 1 ? "right" : "left" }));
    let y = 230;
    const head = () => {
      row(facts.heads, y, { size: 7.5, color: "#5d6573" });
      drawn.moveTo(45, y + 14).lineTo(550, y + 14).lineWidth(1).stroke("#124e8c");
      y += 18;
    };
    head();
    for (const cells of facts.rows) {
      if (y > 760) {
        drawn.addPage();
        y = 45;
        head();
      }
      row(cells, y, {});
      y += 31;
      drawn.moveTo(45, y - 4).lineTo(550, y - 4).lineWidth(0.4).stroke("#d5dae2");
    }
    if (y > 600) {
      drawn.addPage();
      y = 45;
    }
    [[facts.subtotal, facts.net], [facts.vat, facts.tax], [facts.payable, facts.total]].forEach(([name, value], index) => {
      put(name, 345, y + 14 * index, 100, { bold: index === 2 });
      put(value, 450, y + 14 * index, 100, { bold: index === 2, align: "right" });
    });
    put(facts.payment, 45, y + 60, 300, { bold: true });
    put(`IBAN ${facts.iban}`, 45, y + 74, 300);
    drawn.link(45, y + 88, 300, 12, facts.pay);
    put(facts.pay, 45, y + 88, 400, { color: "#124e8c", size: 8 });
    put(facts.notes, 45, y + 112, 300, { bold: true });
    put(facts.note, 45, y + 126, 505);
    drawn.end();
    return done;
  }, ["da"]);
}

console.log(JSON.stringify({ chromium: await chromium(), pdfkit: await pdfkit() }));
