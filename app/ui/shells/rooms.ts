import { escaped, type Markup } from "../markup";

export const ROOMS = ["today", "people", "laboratory", "freezer", "quality", "release", "money", "settings"] as const;
export type Room = (typeof ROOMS)[number];

/** Where each room begins. */
export const ROOM_ADDRESS: Record<Room, string> = {
  today: "/staff",
  people: "/staff/people",
  laboratory: "/staff/laboratory",
  freezer: "/staff/freezer",
  quality: "/staff/quality",
  release: "/staff/releases",
  money: "/staff/money",
  settings: "/staff/settings",
};

const LINES: Record<Room, Markup> = {
  today: '<path d="M4 6.5h3M4 12h3M4 17.5h3M10 6.5h10M10 12h10M10 17.5h7"></path>',
  people:
    '<circle cx="9" cy="8.5" r="3.3"></circle><path d="M3 19c.5-4 2.8-6 6-6s5.5 2 6 6M15.5 5.6a3.2 3.2 0 010 5.9M17.5 13.6c2 .8 3.2 2.6 3.5 5.4"></path>',
  laboratory: '<path d="M9.5 3.5v6L4.3 18.2a1.6 1.6 0 001.4 2.3h12.6a1.6 1.6 0 001.4-2.3L14.5 9.5v-6M8 3.5h8M7 15h10"></path>',
  freezer:
    '<ellipse cx="12" cy="6" rx="7.5" ry="2.6"></ellipse><path d="M4.5 6v12c0 1.5 3.3 2.7 7.5 2.7s7.5-1.2 7.5-2.7V6M4.5 12.5c0 1.5 3.3 2.7 7.5 2.7s7.5-1.2 7.5-2.7"></path>',
  quality: '<path d="M12 3l7.5 2.8v5.7c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V5.8zM8.6 12l2.4 2.4 4.4-4.8"></path>',
  release: '<path d="M3.5 8.5L12 4l8.5 4.5v8L12 21l-8.5-4.5zM3.5 8.5L12 13l8.5-4.5M12 13v8"></path>',
  money: '<rect x="3" y="6" width="18" height="12.5" rx="2"></rect><path d="M3 10.5h18M6.5 15h4"></path>',
  settings:
    '<path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9"></path><circle cx="15" cy="7.5" r="2"></circle><circle cx="9" cy="16.5" r="2"></circle>',
};

const STROKE = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"';

/** A room's sign and name; what waits there is counted, and said in words to those who hear. */
export function roomMarkup(room: Room, name: string, waiting?: { count: number; words: string }): Markup {
  const sign = `<svg width="24" height="24" viewBox="0 0 24 24" ${STROKE} aria-hidden="true">${LINES[room]}</svg>`;
  const count = waiting
    ? `<b class="count"><span aria-hidden="true">${waiting.count}</span><span class="vh">, ${escaped(waiting.words)}</span></b>`
    : "";
  return `${sign}<span>${escaped(name)}</span>${count}`;
}
