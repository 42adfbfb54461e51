//! The state folder: what survives a restart, or a `kill -9`.
//!
//! One gateway at a time: the lock falls with the process that holds it. Files are replaced whole, so that a crash
//! leaves the old or the new; what is secret is readable by its owner alone.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use crate::Error;

/// An open state folder.
#[derive(Debug)]
pub(crate) struct StateFolder {
    path: PathBuf,
    _lock: File,
}

impl StateFolder {
    /// Opens the folder, making it where it isn't there.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::State { path, source }
        };
        fs::create_dir_all(path).map_err(failed(path))?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).map_err(failed(path))?;
        let lock_path = path.join("lock");
        let lock = File::create(&lock_path).map_err(failed(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(fs::TryLockError::WouldBlock) => Err(Error::StateInUse(path.to_owned())),
            Err(fs::TryLockError::Error(source)) => Err(Error::State { path: lock_path, source }),
        }
    }

    /// Where the folder is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads a file, if it is there.
    pub(crate) fn read(&self, name: &str) -> Result<Option<String>, Error> {
        let path = self.path.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::State { path, source }),
        }
    }

    /// Replaces a file that only its owner may read.
    pub(crate) fn write_secret(&self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.path.join(name);
        let draft = self.path.join(format!("{name}.draft"));
        let write = || -> io::Result<()> {
            let mut file =
                OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&draft)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        write().map_err(|source| Error::State { path: path.clone(), source })
    }

    /// A file of the folder that can't be understood.
    pub(crate) fn corrupt(&self, name: &str, reason: &impl ToString) -> Error {
        Error::StateCorrupt { path: self.path.join(name), reason: reason.to_string() }
    }
}
