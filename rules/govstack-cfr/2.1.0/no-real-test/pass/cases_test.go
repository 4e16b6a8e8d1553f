package cases

import "testing"

func TestOpen(t *testing.T) {
	if Open() != 1 {
		t.Fatal("no case is open")
	}
}
