package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"apst/internal/pack"
	"apst/internal/pseudonym"
)

// readRecipients are the keys to encrypt to: files, or the keys themselves.
func readRecipients(words []string) ([]age.Recipient, error) {
	var out []age.Recipient
	for _, word := range words {
		var in io.Reader = strings.NewReader(word)
		name := "the key on the command line"
		if !pack.IsRecipient(word) && !strings.HasPrefix(strings.ToUpper(word), "AGE-SECRET-KEY-") {
			name = word
			f, err := os.Open(word)
			if err != nil {
				return nil, usagef("--to: %w", err).hint("name the file with the evaluator's public key, such as evaluator.age.pub")
			}
			defer f.Close()
			if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
				return nil, usagef("--to %s is no file with a key", word).hint("name the file with the evaluator's public key, such as evaluator.age.pub")
			}
			in = f
		}
		some, err := pack.ReadRecipients(in)
		if err != nil {
			return nil, wrongRecipient(name, err)
		}
		out = append(out, some...)
	}
	return out, nil
}

// wrongRecipient says what is wrong with a key.
func wrongRecipient(name string, err error) error {
	const ask = "ask the evaluator for the public key: a line that begins with age1"
	switch {
	case errors.Is(err, pack.ErrSecretHalf):
		return usagef("--to: %s is the secret half of a key pair: with it anybody opens returns, and it belongs to the evaluator alone", name).
			hint(ask).hint("if it came by e-mail it is a secret no more: tell the evaluator, who makes another pair")
	case errors.Is(err, pack.ErrOtherKey):
		return usagef("--to: %s is a key of another program, and returns are encrypted with age", name).hint(ask)
	case errors.Is(err, pack.ErrNoRecipient):
		return usagef("--to: %s holds no key to encrypt to", name).hint(ask)
	}
	return err
}

// openKey reads the key that study ids are made with. One is made only where it is asked for
// and none was before: with another key every pupil would have another id.
func (j *packJob) openKey() (pseudonym.Key, error) {
	path := filepath.Join(j.project.Folder, "keys", keyName)
	text, err := os.ReadFile(path)
	switch {
	case err == nil && j.opts.NewKey:
		return pseudonym.Key{}, usagef("--new-key: %s is there already", path).hint("leave --new-key out: with another key every pupil would have another study id")
	case err == nil:
		key, err := pseudonym.Parse(text)
		if err != nil {
			return key, usagef("%s holds no key", path).hint("bring back the file as it was: it holds 64 hexadecimal digits")
		}
		return key, nil
	case !errors.Is(err, fs.ErrNotExist):
		return pseudonym.Key{}, err
	case !j.opts.NewKey:
		return pseudonym.Key{}, usagef("there is no %s, which study ids are made with", path).
			hint("bring the file back from a copy, or from last term's project: with another key every pupil would have another study id").
			hint("a project that never sent a return nor made a release has none to lose: apst pack --new-key")
	}
	ledger, err := openLedger(filepath.Join(j.project.Folder, ledgerName))
	if err != nil {
		return pseudonym.Key{}, err
	}
	made, err := openKey(path, len(ledger.Entries) == 0)
	if err != nil {
		return pseudonym.Key{}, err
	}
	return pseudonym.FromSecret(made)
}

// refuseForeignReturn refuses to write over a file that is no return. A sealed one is known
// by its name and its first bytes alone: nobody here can look into it.
func refuseForeignReturn(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Size() == 0 {
		return nil // not there yet, or with nothing to lose; any other trouble shows when it is written
	}
	head := startOf(path)
	if returnName().MatchString(filepath.Base(path)) && (bytes.HasPrefix(head, sealedStart) || bytes.HasPrefix(head, zipStart)) {
		return nil
	}
	return usagef("%s is there already, and is no return that apst named", path).hint("name another file with -o; or move that one away")
}
