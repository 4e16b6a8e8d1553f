module registry.example/births

go 1.17
