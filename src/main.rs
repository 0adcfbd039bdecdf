//! The browser's entry point: what `app` exports to the script that starts it.

#![no_main]

use app as _;
