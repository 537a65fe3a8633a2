package pseudonym

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func key(t testing.TB, digits string) Key {
	t.Helper()
	k, err := Parse([]byte(strings.Repeat(digits, 32)[:62] + "ff\n"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// The identifier is the published function of the published message.
func TestID(t *testing.T) {
	t.Parallel()
	k := key(t, "01")
	secret := append([]byte(strings.Repeat("\x01", 31)), 0xff)
	h := hmac.New(sha256.New, secret)
	h.Write([]byte("apst:v1:pupil:F999999999999"))
	want := strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil))[:16])
	for _, value := range []string{"F999999999999", " f9999 99999999 ", "F999999999999\u00a0", "\ufeffF999999999999"} {
		if got := k.ID(Pupil, value); got != want || !Is(got) {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
	for name, other := range map[string]string{
		"another domain": k.ID("upn", "F999999999999"), "another key": key(t, "02").ID(Pupil, "F999999999999"), "another value": k.ID(Pupil, "F999999999998"), "its check": k.Check(),
	} {
		if other == want {
			t.Errorf("%s: the same", name)
		}
	}
}

// Identifiers of different values differ, and one knows nothing of its value.
func TestDifferent(t *testing.T) {
	t.Parallel()
	k := key(t, "a7")
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.StringMatching(`[A-Z0-9]{1,13}`).Draw(t, "a"), rapid.StringMatching(`[A-Z0-9]{1,13}`).Draw(t, "b")
		if (k.ID(Pupil, a) == k.ID(Pupil, b)) != (a == b) || !Is(k.ID(Pupil, a)) {
			t.Fatalf("%q %q", a, b)
		}
	})
}

func TestKeys(t *testing.T) {
	t.Parallel()
	k, err := New()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse([]byte("  " + k.Text()))
	if err != nil || again.ID(Pupil, "1") != k.ID(Pupil, "1") || len(k.Text()) != 65 {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"", "00", strings.Repeat("0", 64), strings.Repeat("7g", 32), strings.Repeat("ab", 31), strings.Repeat("ab", 33), "AGE-SECRET-KEY-1"} {
		if _, err := Parse([]byte(text)); !errors.Is(err, ErrNoKey) || err.Error() != "no key" {
			t.Errorf("%d characters: %v", len(text), err)
		}
	}
	if s := fmt.Sprintf("%v %+v %#v %s", k, k, k, k); strings.Contains(s, k.Text()[:8]) {
		t.Error("a key is shown")
	}
}

func TestOfNothing(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]func(){"value": func() { key(t, "01").ID(Pupil, " ") }, "key": func() { Key{}.ID(Pupil, "A") }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: an identifier of nothing", name)
				}
			}()
			f()
		}()
	}
}
