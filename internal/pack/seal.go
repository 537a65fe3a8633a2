package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// Why a text holds no recipient.
var (
	// ErrSecretHalf: it holds the secret key, which opens returns and is the evaluator's alone.
	ErrSecretHalf = errors.New("the secret half of a key pair")
	// ErrOtherKey: it holds a key of another program.
	ErrOtherKey = errors.New("a key of another program")
	// ErrNoRecipient: it holds nothing of the kind.
	ErrNoRecipient = errors.New("no key to encrypt to")
)

// maxRecipients is how many bytes a file of recipients may have.
const maxRecipients = 1 << 16

// recipientStart is how the keys begin that are encrypted to.
const recipientStart = "age1"

// IsRecipient reports whether a word is a key itself, and not the name of a file with one.
func IsRecipient(word string) bool {
	return strings.HasPrefix(word, recipientStart) && len(word) >= 60 && !strings.ContainsAny(word, `./\ `)
}

// ReadRecipients reads whom a return is encrypted to: age public keys, one a line. The error is
// [ErrSecretHalf], [ErrOtherKey], [ErrNoRecipient] or one of reading; nothing of the text is
// in it.
func ReadRecipients(r io.Reader) ([]age.Recipient, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxRecipients+1))
	switch {
	case err != nil:
		return nil, err
	case bytes.Contains(bytes.ToUpper(text), []byte("AGE-SECRET-KEY-")), bytes.Contains(text, []byte("PRIVATE KEY-----")):
		return nil, ErrSecretHalf
	case bytes.Contains(text, []byte("ssh-")), bytes.Contains(text, []byte("-----BEGIN PGP")):
		return nil, ErrOtherKey
	case len(text) > maxRecipients:
		return nil, ErrNoRecipient
	}
	out, err := age.ParseRecipients(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	if err != nil || len(out) == 0 {
		return nil, ErrNoRecipient
	}
	return out, nil
}

// Seal encrypts to recipients. What comes of the same bytes is different each time: each file
// has a key of its own, drawn at random.
func Seal(w io.Writer, plain []byte, to []age.Recipient) error {
	out, err := age.Encrypt(w, to...)
	if err != nil {
		return fmt.Errorf("encrypting: %w", err)
	}
	if _, err := out.Write(plain); err != nil {
		return fmt.Errorf("encrypting: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("encrypting: %w", err)
	}
	return nil
}
