/**
 * Reads a calendar as Thunderbird does, and says what it read: one iCalendar object in, JSON out.
 */

import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const value = (component, name) => component.getFirstPropertyValue(name);

const events = calendar.getAllSubcomponents('vevent').map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    wholeDay: event.startDate.isDate,
    sequence: event.sequence,
    status: value(part, 'status'),
    url: value(part, 'url'),
    stamp: value(part, 'dtstamp').toString(),
    categories: part.getFirstProperty('categories').getValues(),
  };
});
console.log(
  JSON.stringify({
    method: value(calendar, 'method'),
    name: value(calendar, 'x-wr-calname'),
    again: value(calendar, 'refresh-interval').toString(),
    parts: calendar.getAllSubcomponents().length,
    events,
  }),
);
