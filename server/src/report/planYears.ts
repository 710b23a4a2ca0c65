/** First years of the five-year plans by their numbers: 十四五 runs from 2021 to 2025. */
export const PLAN_STARTS: Readonly<Record<string, number>> = {
  八: 1991,
  九: 1996,
  十: 2001,
  十一: 2006,
  十二: 2011,
  十三: 2016,
  十四: 2021,
  十五: 2026,
  十六: 2031,
};
