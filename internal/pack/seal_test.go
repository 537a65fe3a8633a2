package pack

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
)

func TestSeal(t *testing.T) {
	t.Parallel()
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	public := pair.Recipient().String()
	if !IsRecipient(public) || IsRecipient("age1.pub") || IsRecipient("evaluator.age.pub") {
		t.Error("a key is told apart from the name of a file")
	}
	to, err := ReadRecipients(strings.NewReader("\ufeff# the evaluator's\r\n" + public + "\r\n"))
	if err != nil || len(to) != 1 {
		t.Fatal(err)
	}
	plain := []byte("PK a return")
	var one, two bytes.Buffer
	if err := errors.Join(Seal(&one, plain, to), Seal(&two, plain, to)); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.Bytes(), two.Bytes()) || bytes.Contains(one.Bytes(), plain) {
		t.Error("not encrypted")
	}
	in, err := age.Decrypt(&one, pair)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(in); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("%q %v", got, err)
	}
	for text, want := range map[string]error{
		pair.String(): ErrSecretHalf, "# created\n" + strings.ToLower(pair.String()): ErrSecretHalf, "-----BEGIN OPENSSH PRIVATE KEY-----\n": ErrSecretHalf,
		"ssh-ed25519 AAAA": ErrOtherKey, "-----BEGIN PGP PUBLIC KEY BLOCK-----": ErrOtherKey,
		"": ErrNoRecipient, "# nothing\n": ErrNoRecipient, public[:len(public)-1] + "x": ErrNoRecipient, public + "\nnote": ErrNoRecipient, strings.Repeat("#\n", maxRecipients): ErrNoRecipient,
	} {
		if _, err := ReadRecipients(strings.NewReader(text)); !errors.Is(err, want) || strings.Contains(err.Error(), "age1") {
			t.Errorf("%.30q: %v, want %v", text, err, want)
		}
	}
}

// The same files give the same archive.
func TestZipSameBytes(t *testing.T) {
	t.Parallel()
	files := []File{{Name: "a.csv", Data: []byte("x\n1\n")}, {Name: "b.csv", Data: bytes.Repeat([]byte("y\n"), 5000)}}
	var one, two bytes.Buffer
	if err := errors.Join(Zip(&one, files), Zip(&two, files)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) || one.Len() > 1000 {
		t.Errorf("%d and %d bytes", one.Len(), two.Len())
	}
}
