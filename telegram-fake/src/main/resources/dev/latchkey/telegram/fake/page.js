// Two things beside each other, one after the other on a narrow screen: a site, and a phone.
import { fill, words } from "/words.js";
import { openBot, startPhone } from "/phone.js";
import { offer, startSite } from "/site.js";

const tabs = ["site", "phone"];

function show(name) {
  for (const tab of tabs) {
    document.getElementById(`tab-${name}`).classList.remove("news");
    document.getElementById(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    document.getElementById(tab).classList.toggle("away", tab !== name);
  }
}

fill();
document.getElementById("words").placeholder = words.message;
document.getElementById("send").setAttribute("aria-label", words.send);
document.getElementById("attach").setAttribute("aria-label", words.more);
document.getElementById("people").setAttribute("aria-label", words.people);
for (const tab of tabs) {
  document.getElementById(`tab-${tab}`).addEventListener("click", () => show(tab));
}
startSite((link) => {
  show("phone");
  openBot(new URL(link).searchParams.get("start") ?? "");
}, () => document.getElementById("tab-site").classList.add("news"));
startPhone(offer);
// The address that a link to the bot leads to.
const payload = new URLSearchParams(location.search).get("start");
show(location.pathname === "/" ? "site" : "phone");
if (location.pathname !== "/") {
  openBot(payload ?? "");
}
