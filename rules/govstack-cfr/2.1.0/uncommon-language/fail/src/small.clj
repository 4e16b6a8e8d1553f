(def one 1)
