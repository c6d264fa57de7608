//! Ctrl-C, SIGTERM and SIGHUP: the work in hand is finished, such as files that are being moved, and then the program ends.

use std::future::Future;

use anyhow::{Context, Result};
use tokio::runtime::Builder;

#[cfg(unix)]
use crate::disk::is_ignored;

/// Calls `stop` when the user or the system asks the program to end, instead of ending it at once.
///
/// # Errors
/// The system refuses to register handlers.
pub(super) fn on_stop(stop: impl FnOnce() + Send + 'static) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_io().build();
    let runtime = runtime.context("could not wait for Ctrl-C")?;
    let asked = runtime.block_on(async { asked_to_stop() }).context("could not wait for Ctrl-C")?;
    std::thread::spawn(move || {
        runtime.block_on(asked);
        stop();
    });
    Ok(())
}

#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let hangup = SignalKind::hangup();
    // A preview that was started with `nohup` must survive its terminal.
    let hangup = (!is_ignored(hangup.as_raw_value())).then(|| signal(hangup)).transpose()?;
    Ok(async move {
        let hung_up = async {
            match hangup {
                Some(mut hangup) => drop(hangup.recv().await),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            () = hung_up => {}
        }
    })
}

#[cfg(not(unix))]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
