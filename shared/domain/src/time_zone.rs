//! Where a merchant's days begin and end.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::refusal::{Invalid, serde_as_text};

/// An IANA time zone such as `Europe/Copenhagen`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Finds the zone in the bundled database.
    pub fn parse(name: &str) -> Result<Self, Invalid> {
        let unknown = |_| Invalid::new("time_zone_unknown", format!("{name:?} is not an IANA time zone"));
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).map_err(unknown)?;
        Ok(Self { name: name.to_owned(), zone })
    }

    /// The day it is there.
    pub fn date_at(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// What calendar and clock show there.
    pub fn datetime_at(&self, instant: Timestamp) -> DateTime {
        self.zone.to_datetime(instant)
    }

    /// The instant a day begins there; where midnight does not exist, the first instant after it.
    /// `None` only past the year 9999.
    pub fn start_of(&self, date: Date) -> Option<Timestamp> {
        self.zone
            .to_ambiguous_zoned(date.to_datetime(jiff::civil::Time::midnight()))
            .compatible()
            .ok()
            .map(|zoned| zoned.timestamp())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

serde_as_text!(Zone);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_day_is_the_merchants_own() {
        let late_evening_utc: Timestamp = "2026-12-31T22:30:00Z".parse().unwrap();
        assert_eq!(Zone::parse("Europe/Copenhagen").unwrap().date_at(late_evening_utc), date(2026, 12, 31));
        assert_eq!(Zone::parse("Europe/Bucharest").unwrap().date_at(late_evening_utc), date(2027, 1, 1));
        assert_eq!(Zone::parse("Asia/Riyadh").unwrap().date_at(late_evening_utc), date(2027, 1, 1));
    }

    #[test]
    fn a_day_begins_at_its_own_midnight() {
        let start = Zone::parse("Europe/Copenhagen").unwrap().start_of(date(2026, 7, 1)).unwrap();
        assert_eq!(start.to_string(), "2026-06-30T22:00:00Z");
        assert_eq!(Zone::parse("Mars/Olympus").unwrap_err().code, "time_zone_unknown");
    }
}
