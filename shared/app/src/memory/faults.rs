//! Things that go wrong, on demand: a process that dies at a given call, or a store that is busy.

use std::sync::{Arc, Mutex, PoisonError};

use crate::failure::{Failure, FailureKind};
use crate::ports::Verdict;

/// Where in a call a process dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before the call has its effect.
    Before,
    /// After its effect and before its answer.
    After,
}

#[derive(Debug, Default)]
struct Plan {
    calls: usize,
    crash: Option<(usize, Moment)>,
    crashed: bool,
    deaths: usize,
    commit_verdicts: Vec<Verdict>,
}

/// Shared by all ports of one simulated process. Counts their calls, and ends the process at one of them: from then on
/// every call fails, until [`Faults::revive`].
#[derive(Debug, Clone, Default)]
pub struct Faults(Arc<Mutex<Plan>>);

impl Faults {
    /// Dies at the n-th call from now, counted from zero.
    pub fn crash_at(&self, call: usize, moment: Moment) {
        self.with(|plan| *plan = Plan { crash: Some((call, moment)), ..Plan::default() });
    }

    /// Starts a new process, whose calls are counted from zero again.
    pub fn revive(&self) {
        self.with(|plan| {
            let commit_verdicts = std::mem::take(&mut plan.commit_verdicts);
            *plan = Plan { commit_verdicts, deaths: plan.deaths, ..Plan::default() };
        });
    }

    /// Starts a new process if this one has died; a crash still to come stays to come.
    pub fn revive_if_crashed(&self) {
        if self.has_crashed() {
            self.revive();
        }
    }

    /// How many processes have died since the last plan was made.
    pub fn deaths(&self) -> usize {
        self.with(|plan| plan.deaths)
    }

    /// Whether it has died.
    pub fn has_crashed(&self) -> bool {
        self.with(|plan| plan.crashed)
    }

    /// The next commits are refused so, one after the other.
    pub fn refuse_commits(&self, verdicts: impl IntoIterator<Item = Verdict>) {
        self.with(|plan| plan.commit_verdicts.extend(verdicts));
    }

    pub(super) fn next_refusal(&self) -> Option<Verdict> {
        self.with(|plan| if plan.commit_verdicts.is_empty() { None } else { Some(plan.commit_verdicts.remove(0)) })
    }

    /// Runs the effect of one call, unless the process dies first; the answer is lost if it dies after.
    pub(super) fn around<T>(&self, tried: &'static str, effect: impl FnOnce() -> T) -> Result<T, Failure> {
        let dead = || Failure::new(FailureKind::Unavailable, tried).because("the process was killed");
        let crash = self.with(|plan| {
            let here = plan.crash.filter(|(call, _)| *call == plan.calls).map(|(_, moment)| moment);
            plan.calls = plan.calls.saturating_add(1);
            let was_dead = plan.crashed;
            plan.crashed |= here.is_some();
            plan.deaths = plan.deaths.saturating_add(usize::from(here.is_some()));
            if was_dead { Some(Moment::Before) } else { here }
        });
        match crash {
            Some(Moment::Before) => Err(dead()),
            Some(Moment::After) => {
                effect();
                Err(dead())
            }
            None => Ok(effect()),
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut Plan) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
