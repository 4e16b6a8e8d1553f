package partner

import "net/http"

func Status(url string) (*http.Response, error) {
	return http.Get(url) // # expect: differs
}
