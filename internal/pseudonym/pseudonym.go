// Package pseudonym gives people identifiers that tell nobody who they are without a key.
//
// A number that a pupil has, such as a UPN, is no secret even when it is hashed: there are
// so few that all can be tried within minutes. An identifier is therefore made with a key of
// random bytes, which stays with the school: HMAC-SHA-256 (FIPS 198-1), of which the first
// sixteen characters in base32 (RFC 4648) are kept. That is 80 bits: of a million pupils two
// have the same identifier with a chance of about 4 in 10^13.
//
// The same number has the same identifier under the same key, in every file and in every
// year. Whoever has the key, and a list of numbers, can tell whose an identifier is: what
// holds these identifiers is still personal data.
package pseudonym

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// Length is how many characters an identifier has.
const Length = 16

// keyBytes is how many random bytes a key has.
const keyBytes = 32

// The domains of identifiers. An identifier of one kind says nothing of one of another, even
// where the value is the same.
const (
	Pupil = "pupil" // a pupil, by the UPN or else by the school's own identifier
)

// ErrNoKey says that a text is no key.
var ErrNoKey = errors.New("no key")

// Key makes identifiers. The zero Key is none.
type Key struct{ secret []byte }

// New makes a key of random bytes.
func New() (Key, error) {
	secret := make([]byte, keyBytes)
	if _, err := rand.Read(secret); err != nil {
		return Key{}, fmt.Errorf("making a key: %w", err)
	}
	return Key{secret}, nil
}

// Parse reads a key as [Key.Text] writes it: 64 hexadecimal digits. The error is [ErrNoKey];
// nothing of the text is in it.
func Parse(text []byte) (Key, error) {
	secret, err := hex.DecodeString(string(bytes.TrimSpace(text)))
	if err != nil || len(secret) != keyBytes || bytes.Count(secret, secret[:1]) == keyBytes {
		return Key{}, ErrNoKey
	}
	return Key{secret}, nil
}

// Text is the key for a file, with a line feed at its end.
func (k Key) Text() string { return hex.EncodeToString(k.secret) + "\n" }

// String hides the key from whoever prints it by mistake.
func (k Key) String() string { return "a key" }

// GoString hides it likewise.
func (k Key) GoString() string { return "pseudonym.Key{}" }

// Check tells keys apart without telling what they are: two returns with the same one have
// identifiers that can be set side by side.
func (k Key) Check() string { return k.sum("key", "") }

// ID is the identifier of a value: sixteen of the letters a to z and the digits 2 to 7. Spaces and
// capitals make no difference to it. The value must not be empty, and the key not the zero
// one: the identifier would be everybody's.
func (k Key) ID(domain, value string) string {
	value = Normal(value)
	if value == "" || len(k.secret) == 0 {
		panic("pseudonym: an identifier of nothing, or without a key")
	}
	return k.sum(domain, value)
}

func (k Key) sum(domain, value string) string {
	h := hmac.New(sha256.New, k.secret)
	h.Write([]byte("apst:v1:" + domain + ":" + value))
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:Length]
}

// Normal is the form of a value that its identifier is made of: without spaces and in capitals.
func Normal(value string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, value))
}

// Pattern is what an identifier looks like, as a regular expression.
const Pattern = "^[a-z2-7]{16}$"

var pattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(Pattern) })

// Is reports whether a text looks like an identifier.
func Is(text string) bool { return pattern().MatchString(text) }

// FromSecret is the key of the random bytes in it. The error is [ErrNoKey].
func FromSecret(secret []byte) (Key, error) { return Parse([]byte(hex.EncodeToString(secret))) }
